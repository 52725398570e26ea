/** What the command line says of itself. */
export const help = `opsplan: plans as code

  opsplan check [paths|-]         judge plans; - reads one from standard input
      --format text|json          text for people (default), json for programs
      --fixes                     json: with what would mend each finding
      --fix                       mend what has one reading and loses nothing; with -, the mended
                                  plan goes to standard output and the findings to standard error
      --max-warnings N            more warnings than N fail the run
      --no-history                do not ask git what was committed
  opsplan rank [paths]            what comes first, and why
  opsplan reprioritize [paths]    write the ranks into the plans
      --check                     write nothing; fail if a plan is out of date
  opsplan forecast [paths]        who is done with what by when, and what holds what is late
      --format text|json          text for people (default), json for programs, with why
      --seed N                    what chance begins with where efforts are ranges; 1 unless given
      --scenario NAME             as of a scenario of the plans, compared with today in text
  opsplan measures [paths]        on-time delivery, hours asked and billable, money: by plan, workstream, client, person
      --format text|json
  opsplan lsp --stdio             the language server, for any editor
  opsplan schema                  the JSON Schema of the language

  --today DATE    judge as of this day (2026-08-21); the clock's day unless given
  --help, --version

A path is a file or a folder; none is the current folder. All plans below the current folder see each other, and
so do those below a folder elsewhere that is named. NO_COLOR and FORCE_COLOR are honoured.
Exit codes: 0 clean; 1 findings at error level, too many warnings, or ranks out of date; 2 wrong usage or unreadable.
`;
