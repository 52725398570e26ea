#!/usr/bin/env bash
# Writes the comment of the action on its pull request, over the one that it wrote before. One that cannot be written, as from
# a fork, whose token may not, is said and fails nothing: the plans were judged.
set -uo pipefail

write() {
  local old
  old=$(gh api --paginate "repos/$REPOSITORY/issues/$NUMBER/comments" \
    --jq '.[] | select(.user.type == "Bot" and (.body | startswith("<!-- opsplan -->"))) | .id') || return
  old=${old%%$'\n'*}
  if [ -n "$old" ]; then
    gh api --silent --method PATCH "repos/$REPOSITORY/issues/comments/$old" --field body=@"$BODY"
  else
    gh api --silent --method POST "repos/$REPOSITORY/issues/$NUMBER/comments" --field body=@"$BODY"
  fi
}
write || echo '::warning title=opsplan::The comment on the pull request could not be written. It needs a token with pull-requests write.'
