#!/usr/bin/env bash
# Runs the command line with what the action was given, from the environment; ends with its exit code.
set -uo pipefail

args=(check)
paths=()
while IFS= read -r it; do
  [ -n "$it" ] && paths+=("$it")
done <<<"${PATHS:-}"
[ -n "${MAX_WARNINGS:-}" ] && args+=(--max-warnings "$MAX_WARNINGS")
[ "${QUIET:-false}" = true ] && args+=(--quiet)

code=0
if [ "${FORMAT:-github}" = github ] && [ -z "${OUTPUT:-}" ]; then
  node "$CLI" "${args[@]}" --format github -- ${paths[@]+"${paths[@]}"} || code=$?
else
  file="${OUTPUT:-opsplan.$FORMAT}"
  node "$CLI" "${args[@]}" --format "$FORMAT" -- ${paths[@]+"${paths[@]}"} >"$file" || code=$?
  # Later steps run in another folder. Git's bash on Windows has a form of its own for paths, which no other program reads.
  case "$file" in /* | [A-Za-z]:*) ;; *) file="$(pwd -W 2>/dev/null || pwd)/$file" ;; esac
  echo "file=$file" >>"$GITHUB_OUTPUT"
fi
comment="${COMMENT:-none}"
if [ "$comment" != none ]; then
  body="${RUNNER_TEMP:-/tmp}/opsplan-comment.md"
  length() { node -p 'require("node:fs").readFileSync(process.argv[1], "utf8").length' "$1"; }
  # Each part is shorter than the 65,536 characters that GitHub takes; of one that does not fit beside the other its first line stands.
  add() {
    node "$CLI" "$@" >"$body.part" || true
    if [ $(($(length "$body") + $(length "$body.part"))) -le 65000 ]; then
      cat "$body.part" >>"$body"
    else
      { echo && head -n 1 "$body.part" && echo && echo 'The rest would not fit in here.'; } >>"$body"
    fi
    rm -f "$body.part"
  }
  # The first line is what the comment is found by at the next push.
  echo '<!-- opsplan -->' >"$body"
  if { [ "$comment" = diff ] || [ "$comment" = both ]; } && [ -n "${BASE:-}" ]; then
    add diff "$BASE" --format markdown -- ${paths[@]+"${paths[@]}"}
  fi
  if [ "$comment" = findings ] || [ "$comment" = both ]; then
    add check --format markdown -- ${paths[@]+"${paths[@]}"}
  fi
  echo "comment=$body" >>"$GITHUB_OUTPUT"
fi
exit "$code"
