#!/bin/sh
# Stands in for Terraform where a test is about what the command makes of its answers. It answers a subcommand by the files of its folder in
# FAKE_TERRAFORM (exitCode, stdout, stderr, waits, killed, writes/), and appends what it was asked to FAKE_TERRAFORM.calls.
answer=$FAKE_TERRAFORM/$1
echo "$*" >> "$FAKE_TERRAFORM.calls"
[ -f "$answer/exitCode" ] && exitCode=$(cat "$answer/exitCode") || exitCode=0

for argument; do
  case $exitCode$argument in
    1*) ;;
    ?-out=*) printf 'a plan' > "${argument#-out=}" ;;
  esac
done
for file in "$answer"/writes/*; do
  [ ! -f "$file" ] || cat "$file" > "$(basename "$file")"
done
[ ! -f "$answer/stdout" ] || cat "$answer/stdout"
[ ! -f "$answer/stderr" ] || cat "$answer/stderr" >&2

if [ -f "$answer/waits" ]; then
  echo 'fake_resource.first: Refreshing state...'
  trap 'kill $!; echo "stopped $1" >> "$FAKE_TERRAFORM.calls"; echo "stopped in good order"; exit 1' INT
  sleep 60 &
  wait $!
fi
[ ! -f "$answer/killed" ] || kill -9 $$
exit "$exitCode"
