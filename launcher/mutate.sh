# Sourced by ./dorsi: breaks the safety kernel and the guard, one place at a time, and
# sees whether a test notices (docs/mutation.md). Minutes long, and no part of ./dorsi test.
#
#   ./dorsi mutate [CLASS,CLASS... [-Dmutation.tests=TEST,TEST...]]
#
# CLASS and TEST may end in *, for example org.dorsi.controller.safety.check.*

mutate() {
  local options=() log="$root/target/mutation.log"
  if [ $# -gt 0 ]; then
    options+=("-Dmutation.classes=$1")
    shift
  fi
  with_lock maven "$log" test-compile -Pmutation -pl controller -am -Dspotless.check.skip \
    ${options[@]+"${options[@]}"} "$@" || die "it failed; all of it is in $log"
  grep -A 6 '^- Statistics' "$log" | grep '^>>'
  survivors "$root/controller/target/pit-reports/mutations.xml"
  say "every mutant, line by line: controller/target/pit-reports/index.html"
}

# One line for each mutant that no test noticed (SURVIVED) or reached (NO_COVERAGE); one that loops
# for ever until PIT ends it is noticed.
survivors() {
  sed -n "s|^<mutation detected='false' status='\([A-Z_]*\)'.*<mutatedClass>org\.dorsi\.controller\.\([^<]*\)</mutatedClass><mutatedMethod>\([^<]*\)</mutatedMethod>.*<lineNumber>\([0-9]*\)<.*<description>\([^<]*\)<.*|\1 \2 \3, line \4: \5|p" "$1"
}
