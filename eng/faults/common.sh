# Shared by the scripts beside it.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
program=$root/tests/PersistentObjects.Crash.Tests.Writer/bin/Release/net10.0/PersistentObjects.Crash.Tests.Writer.dll

skip() {
    echo "SKIPPED: $*"
    exit 0
}

build() { dotnet build -c Release -v q -nologo "$root/tests/PersistentObjects.Crash.Tests.Writer" >/dev/null; }

# What the store holds now against all that was told so far.
audit() {
    if ! dotnet exec "$program" audit "$directory" "$told" </dev/null >"$work/audit" 2>&1; then
        cat "$work/audit"
        echo "FAILED: $*"
        exit 1
    fi
}

# Starts the program on a pipe that stays open, and ends with whoever started it; what it tells is appended.
start() {
    coproc WRITER { exec dotnet exec "$program" "$task" "$directory" >>"$told" 2>/dev/null; }
    pid=$WRITER_PID
}

# Waits until the program has told of transactions, or has ended, at most a minute.
await_transactions() {
    local before i
    before=$(wc -l <"$told")
    for ((i = 0; i < 600; i++)); do
        (($(wc -l <"$told") > before + 2)) && return
        kill -0 "$pid" 2>/dev/null || return 0
        sleep 0.1
    done
}

stop() {
    kill -9 "$pid" 2>/dev/null || true
    wait "$pid" 2>/dev/null || true
}

acknowledged() { grep -c '^[0-9]*:[0-9]*$' "$told" || true; }
