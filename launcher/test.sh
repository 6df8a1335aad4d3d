# Sourced by ./dorsi: everything that CI runs.
#
#   ./dorsi test [--all-jdks] [MAVEN OPTION...]
#
# The last line of standard output is "N passed, N failed, N skipped". Fails if a test failed, if
# none ran, and on a build server (CI=true) if one was skipped for want of data.

run_tests() {
  local jdks=("$jdk")
  if [ "${1:-}" = --all-jdks ]; then
    shift
    other_jdks
  fi
  display=()
  if [ -z "${DISPLAY:-}" ] && [ "$(uname)" = Linux ]; then
    require_virtual_display
    display=(xvfb-run -a -s "-screen 0 1920x1080x24")
  fi
  with_lock test_on_each_jdk "$@"
}

# Adds one JDK of every further feature version that is installed to the list "jdks".
other_jdks() {
  local folder feature seen=" $jdk_version "
  for folder in /usr/lib/jvm/*; do
    feature="$(jdk_feature "$folder")" || continue
    case "$seen" in *" $feature "*) continue ;; esac
    [ "$feature" -ge 17 ] || continue
    seen="$seen$feature "
    jdks+=("$folder")
  done
}

test_on_each_jdk() {
  local folder good=yes
  export DORSI_TESTING=1
  passed=0 failed=0 skipped=0 without_data=0
  for folder in "${jdks[@]}"; do
    test_on "$folder" "${@}" || good=""
  done
  if [ -n "$good" ]; then
    publish program
  fi
  printf '\n%s skipped for want of data\n' "$without_data"
  if [ "$without_data" -gt 0 ] && [ "${CI:-}" = true ]; then
    say "a build server must have the recordings: set DORSI_DATA to their folder"
    good=""
  fi
  printf '%s passed, %s failed, %s skipped\n' "$passed" "$failed" "$skipped"
  [ -n "$good" ] && [ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
}

# Builds with every gate, runs every test of every module on the JDK in folder $1, adds up.
test_on() {
  local folder="$1" log="$root/target/test-$(jdk_feature "$1").log" good=yes
  shift
  say "testing on $folder"
  rm -f "$root"/*/target/surefire-reports/*.xml
  # A failing test must not keep those of the later modules from running.
  maven "$log" verify -Pbench -Dmaven.test.failure.ignore=true "-Djvm=$folder/bin/java" "$@" \
    || good=""
  # With failures ignored, Maven also forgives a test JVM that died or hung.
  if grep -q '^\[ERROR\].*\(error in the fork\|forked VM terminated\|ExecutionException\)' "$log"; then
    good=""
  fi
  add_up
  if [ -z "$good" ] || [ "$failed" -gt 0 ]; then
    complaints "$log" | head -n 100 >&2 || true
    say "all of it is in $log"
  fi
  [ -n "$good" ]
}

# Sums the test reports. A class that was left as a whole reports no test: it counts as one
# skipped for want of data.
add_up() {
  local sums
  sums="$(find "$root"/*/target/surefire-reports -name 'TEST-*.xml' -exec cat {} + 2>/dev/null | awk '
    function attribute(name) {
      if (!match($0, " " name "=\"[0-9]+\"")) return 0
      return substr($0, RSTART + length(name) + 3, RLENGTH - length(name) - 4) + 0
    }
    /<testsuite / {
      tests = attribute("tests")
      if (tests == 0) { skipped++; without++ }
      bad = attribute("errors") + attribute("failures")
      skipped += attribute("skipped"); failed += bad
      passed += tests - bad - attribute("skipped")
    }
    /<skipped/ && /no data: / { without++ }
    END { print passed + 0, failed + 0, skipped + 0, without + 0 }')"
  # shellcheck disable=SC2086 # four numbers
  set -- $sums
  passed=$((passed + $1)) failed=$((failed + $2)) skipped=$((skipped + $3))
  without_data=$((without_data + $4))
}
