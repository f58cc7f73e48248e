"""The scripts of the shells. Each asks `akkg completion words` for what may follow.

`:files:` in place of words asks the shell to complete names of files.
"""

from __future__ import annotations

__all__ = ["SCRIPTS"]

_BASH = r"""# Completion of akkg for bash.
_akkg() {
  local word
  COMPREPLY=()
  while IFS= read -r word; do
    COMPREPLY+=("$word")
  done < <("${1/#\~/$HOME}" completion words bash "${COMP_LINE:0:COMP_POINT}" \
    "$COMP_WORDBREAKS" 2>/dev/null)
  if [[ "${COMPREPLY[0]-}" == ":files:" ]]; then
    COMPREPLY=()
    compopt -o default 2>/dev/null
  fi
}
complete -o nosort -F _akkg akkg 2>/dev/null || complete -F _akkg akkg
"""

_ZSH = r"""#compdef akkg
# Completion of akkg for zsh.
_akkg() {
  local word
  local -a found
  while IFS= read -r word; do
    found+=("$word")
  done < <("${~words[1]}" completion words zsh "${(@Q)words[2,CURRENT-1]}" "${(Q)PREFIX}" \
    2>/dev/null)
  if [[ "${found[1]-}" == ":files:" ]]; then
    _files
  elif (( ${#found} )); then
    _describe -V akkg found
  fi
}
if [[ "${funcstack[1]-}" == _akkg ]]; then
  _akkg "$@"
else
  compdef _akkg akkg
fi
"""

_FISH = r"""# Completion of akkg for fish.
function __akkg_words
    set -l given (commandline -opc)
    set -l current (commandline -ct)
    set -l program $given[1]
    set -e given[1]
    set -l found ($program completion words fish $given "$current" 2>/dev/null)
    if test "$found[1]" = ":files:"
        __fish_complete_path "$current"
    else
        printf '%s\n' $found
    end
end
complete -c akkg -f -a '(__akkg_words)'
"""

SCRIPTS = {"bash": _BASH, "zsh": _ZSH, "fish": _FISH}
"""The script of each shell."""
