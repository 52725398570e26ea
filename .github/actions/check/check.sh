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
  echo "file=$file" >>"$GITHUB_OUTPUT"
fi
comment="${COMMENT:-none}"
if [ "$comment" != none ]; then
  body="${RUNNER_TEMP:-/tmp}/opsplan-comment.md"
  # The first line is what the comment is found by at the next push.
  echo '<!-- opsplan -->' >"$body"
  if { [ "$comment" = diff ] || [ "$comment" = both ]; } && [ -n "${BASE:-}" ]; then
    node "$CLI" diff "$BASE" --format markdown -- ${paths[@]+"${paths[@]}"} >>"$body" || true
  fi
  if [ "$comment" = findings ] || [ "$comment" = both ]; then
    node "$CLI" check --format markdown -- ${paths[@]+"${paths[@]}"} >>"$body" || true
  fi
  echo "comment=$body" >>"$GITHUB_OUTPUT"
fi
exit "$code"
