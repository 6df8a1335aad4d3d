# Sourced by ./dorsi: breaks the safety kernel and the guard's decision, one place at a time, and
# sees whether a test notices (docs/mutation.md). Minutes long, and no part of ./dorsi test.
#
#   ./dorsi mutate [CLASS,CLASS...]
#
# CLASS may end in *, for example org.dorsi.controller.safety.check.*

mutate() {
  local options=() log="$root/target/mutation.log"
  if [ $# -gt 0 ]; then
    options+=("-Dmutation.classes=$1")
    shift
  fi
  with_lock maven "$log" test-compile -Pmutation -pl controller -am -Dspotless.check.skip \
    ${options[@]+"${options[@]}"} "$@" || die "it failed; all of it is in $log"
  grep -A 6 '^- Statistics' "$log" | grep '^>>'
  say "every mutant, line by line: controller/target/pit-reports/index.html"
}
