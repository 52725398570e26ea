#!/usr/bin/env bash
# Writes the comment of the action on its pull request, over the one that it wrote before.
set -euo pipefail

old=$(gh api --paginate "repos/$REPOSITORY/issues/$NUMBER/comments" \
  --jq '.[] | select(.user.type == "Bot" and (.body | startswith("<!-- opsplan -->"))) | .id' | head -n 1)
if [ -n "$old" ]; then
  gh api --silent --method PATCH "repos/$REPOSITORY/issues/comments/$old" --field body=@"$BODY"
else
  gh api --silent --method POST "repos/$REPOSITORY/issues/$NUMBER/comments" --field body=@"$BODY"
fi
