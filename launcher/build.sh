# Sourced by ./dorsi: builds what is older than its sources and says where it lies.
#
# A build is copied into a folder of its own, target/run/build-*, so that a session that is running
# never loses the jars under its feet to the next build. Beside the jars lies the file "started",
# as old as the moment at which Maven began to read.

run="$root/target/run"
current="$run/current"

# $1: program, or bench (the program, its benchmarks and test code). Sets classpath.
build() {
  local kind="$1" folder
  up_to_date "$kind" || with_lock build_if_needed "$kind"
  folder="$(cd -P "$current" && pwd)"
  classpath="$folder/lib/*"
  if [ "$kind" = bench ]; then
    classpath="$folder/bench/classes:$folder/bench/lib/*:$classpath"
  fi
}

up_to_date() {
  local kind="$1" sources=("$root/pom.xml" "$root/.mvn" "$root"/*/pom.xml "$root"/*/src/main)
  [ -e "$current/started" ] || return 1
  if [ "$kind" = bench ]; then
    [ -e "$current/bench" ] || return 1
    sources+=("$root/app/src/jmh" "$root/app/src/test")
  fi
  [ -z "$(find "${sources[@]}" -newer "$current/started" -print -quit)" ]
}

# Runs the given command while no other dorsi builds here. The lock goes with the shell that holds it.
with_lock() {
  [ -z "${DORSI_TESTING:-}" ] || die "no build of its own while ./dorsi test runs: call java directly"
  mkdir -p "$root/target"
  (
    if command -v flock >/dev/null && ! flock -n 9; then
      say "waiting for another dorsi that is building or testing here"
      flock 9
    fi
    "$@"
  ) 9>"$root/target/dorsi.lock"
}

build_if_needed() {
  local kind="$1" options=(-Dspotless.check.skip)
  if up_to_date "$kind"; then
    return
  fi
  if [ "$kind" = bench ]; then
    options+=(-Pbench -DskipTests)
  else
    options+=(-Dmaven.test.skip)
  fi
  say "building (once; again only when a source has changed)"
  maven "$root/target/build.log" package "${options[@]}" || {
    complaints "$root/target/build.log" | head -n 40 >&2 || true
    die "the build failed; all of it is in $root/target/build.log"
  }
  publish "$kind"
}

# maven LOG GOAL...: runs Maven on the reactor (behind the command "display", if there is one), one
# line a module on standard error.
maven() {
  local log="$1" line
  shift
  require_maven
  rm -rf "$root/app/target/lib" "$root/app/target/bench-lib"
  : >"$root/target/started"
  (cd "$root" && ${display[@]+"${display[@]}"} "$maven" -B -Dstyle.color=never "$@" </dev/null 2>&1 9>&-) | tee "$log" | while IFS= read -r line; do
    progress "$line"
  done
}

# What Maven complains of in a log: errors, and the compiler's warnings, which are errors too.
complaints() {
  grep '^\[ERROR\]\|^\[WARNING\] .*\.java:' "$1" | grep -v 'Help 1\|^\[ERROR\] *$'
}

# Says which module is being built, and which test class has ended how.
progress() {
  local line="$1" rest
  case "$line" in
    '[INFO] Building '*']')
      rest="${line#'[INFO] Building '}"
      printf '  [%s %s\n' "${line##*\[}" "${rest%% *}" >&2
      ;;
    *'Tests run: '*' -- in '*)
      rest="${line##*Tests run: }"
      printf '        %s: %s\n' "${line##*.}" "${rest%% -- in *}" >&2
      ;;
  esac
}

# Copies the jars of the build that just ended to where they are run from.
publish() {
  local kind="$1" fresh="$run/build-$(date +%s)-$$" jar old
  mkdir -p "$fresh/lib"
  cp "$root"/app/target/lib/*.jar "$root"/app/target/dorsi-app-*.jar "$fresh/lib/"
  if [ "$kind" = bench ]; then
    mkdir -p "$fresh/bench/lib"
    cp -R "$root/app/target/test-classes" "$fresh/bench/classes"
    for jar in "$root"/app/target/bench-lib/*.jar; do
      [ -e "$fresh/lib/${jar##*/}" ] || cp "$jar" "$fresh/bench/lib/"
    done
  fi
  mv "$root/target/started" "$fresh/started"
  ln -sfn "$(basename "$fresh")" "$current"
  # The last three stay for sessions that still run from them.
  ls -dt "$run"/build-* | tail -n +4 | while IFS= read -r old; do
    rm -rf "$old"
  done
}
