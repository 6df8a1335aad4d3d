# Sourced by ./dorsi: what the machine must have, and how it gets there.

say() {
  printf 'dorsi: %s\n' "$*" >&2
}

die() {
  say "$@"
  exit 1
}

# Prints the feature version (17, 25) of the JDK in folder $1; fails where there is none.
jdk_feature() {
  local key value
  [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 1
  while IFS='=' read -r key value; do
    if [ "$key" = JAVA_VERSION ]; then
      value="${value//\"/}"
      printf '%s\n' "${value%%[.+-]*}"
      return 0
    fi
  done <"$1/release"
  return 1
}

# Makes $1 the JDK (jdk, jdk_version) if it is one, and new enough.
use_jdk() {
  local feature
  feature="$(jdk_feature "$1")" || return 1
  [ "$feature" -ge 17 ] || return 1
  jdk="$1"
  jdk_version="$feature"
}

find_jdk() {
  local java folder
  if [ -n "${JAVA_HOME:-}" ]; then
    use_jdk "$JAVA_HOME" || die "JAVA_HOME is $JAVA_HOME, which is no JDK 17 or newer"
    return 0
  fi
  if java="$(command -v java)"; then
    java="$(readlink -f "$java" 2>/dev/null || printf '%s' "$java")"
    use_jdk "${java%/bin/java}" && return 0
  fi
  for folder in /usr/lib/jvm/* /Library/Java/JavaVirtualMachines/*/Contents/Home; do
    use_jdk "$folder" && return 0
  done
  return 1
}

require_jdk() {
  find_jdk || {
    install "a JDK 17 or newer" jdk
    find_jdk || die "there is still no JDK 17 or newer; set JAVA_HOME to one"
  }
  export JAVA_HOME="$jdk"
}

find_maven() {
  if command -v mvn >/dev/null; then
    maven=mvn
  elif [ -n "${MVNW_REPOURL:-}" ]; then
    maven="$root/mvnw"
  else
    return 1
  fi
}

require_maven() {
  find_maven || {
    install "Maven" maven
    find_maven || die "there is still no mvn on the path; with MVNW_REPOURL set, ./mvnw fetches one"
  }
}

# Software GL on a virtual display: what the window's tests draw on where there is no screen.
has_virtual_display() {
  command -v xvfb-run >/dev/null && command -v Xvfb >/dev/null && command -v xauth >/dev/null \
    && has_file /usr/lib*/libGLX_mesa.so.0 /usr/lib/*/libGLX_mesa.so.0 \
    && has_file /usr/lib*/dri/swrast_dri.so /usr/lib/*/dri/swrast_dri.so
}

has_file() {
  local file
  for file in "$@"; do
    [ -e "$file" ] && return 0
  done
  return 1
}

require_virtual_display() {
  has_virtual_display || install "a virtual display with software GL" display
}

# The packages of system $1 (apt, dnf, pacman) for need $2 (jdk, maven, display).
packages() {
  local version
  case "$1-$2" in
    apt-jdk)
      for version in 17 21 25; do
        if apt-cache show "openjdk-$version-jdk-headless" >/dev/null 2>&1; then
          printf 'openjdk-%s-jdk-headless' "$version"
          return
        fi
      done
      printf 'default-jdk-headless'
      ;;
    apt-maven | dnf-maven | pacman-maven) printf 'maven' ;;
    apt-display)
      printf '%s ' xvfb xauth libgl1 libglx-mesa0 libgl1-mesa-dri libx11-6 libxext6 libxrandr2
      printf '%s ' libxinerama1 libxcursor1 libxi6 libxxf86vm1 libxkbcommon0
      ;;
    dnf-jdk) printf 'java-latest-openjdk-devel' ;;
    dnf-display) printf 'xorg-x11-server-Xvfb xorg-x11-xauth mesa-libGL mesa-dri-drivers' ;;
    pacman-jdk) printf 'jdk-openjdk' ;;
    pacman-display) printf 'xorg-server-xvfb xorg-xauth mesa' ;;
  esac
}

# Installs what is described by $1 and named by $2, or says what to type and ends.
install() {
  local what="$1" need="$2" become
  if ! command -v apt-get >/dev/null; then
    if command -v dnf >/dev/null; then
      die "needs $what; type: sudo dnf install -y $(packages dnf "$need")"
    elif command -v pacman >/dev/null; then
      die "needs $what; type: sudo pacman -S --needed $(packages pacman "$need")"
    fi
    die "needs $what; install it with this system's package manager"
  fi
  if [ "$(id -u)" = 0 ]; then
    become=""
  elif sudo -n true 2>/dev/null; then
    become="sudo -n"
  else
    die "needs $what; type: sudo apt-get update && sudo apt-get install -y $(packages apt "$need")"
  fi
  mkdir -p "$root/target"
  $become apt-get -q update >>"$root/target/setup.log" 2>&1 || say "the package lists could not be renewed"
  say "installing $what with apt-get: $(packages apt "$need")"
  # shellcheck disable=SC2046,SC2086 # a list of packages, an optional prefix
  $become env DEBIAN_FRONTEND=noninteractive apt-get -q install -y --no-install-recommends \
    $(packages apt "$need") </dev/null >>"$root/target/setup.log" 2>&1 \
    || die "could not install $what: see $root/target/setup.log"
}
