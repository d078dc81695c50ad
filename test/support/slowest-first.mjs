import Sequencer from '@jest/test-sequencer'

/**
 * Long files before short ones, so that none is left to run alone at the end; a fresh clone has no times of earlier
 * runs to go by. The fault stages keep a processor busy: beside them run tests without a browser.
 */
const ORDER = [
  '/faults/short-',
  '/scenarios/',
  '/server/content/',
  '/knowledge/',
  '/browser/',
  '/console/',
  '.browser.',
]

export default class SlowestFirst extends Sequencer {
  sort(tests) {
    return [...tests].sort((a, b) => turnOf(a.path) - turnOf(b.path) || (a.path < b.path ? -1 : 1))
  }
}

function turnOf(path) {
  const turn = ORDER.findIndex(part => path.includes(part))
  return turn < 0 ? ORDER.length : turn
}
