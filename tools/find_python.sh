# Sets $python to a Python that Maslahat can run on, or ends with one line that says what to install.
python=
for candidate in ${PYTHON:+"$PYTHON"} ${PYTHON:-python3 python3.14 python3.13 python3.12 python3.11}; do
    if "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then
        python=$candidate
        break
    fi
done
if [ -z "$python" ]; then
    found=$("${PYTHON:-python3}" -c 'import sys; print("found Python %d.%d" % sys.version_info[:2])' 2>/dev/null) ||
        found="found no ${PYTHON:-python3}"
    echo "Maslahat needs Python 3.11 or newer, but ${found}. Install one, or name it: PYTHON=/path/to/python3.11 $0" >&2
    exit 1
fi
