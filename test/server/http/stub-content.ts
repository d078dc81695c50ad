import type { Content } from '../../../server/content/content.ts'

/** Content staff's actions that do nothing: what HTTP makes of them is asked here, not what they do. */
export const stubContent: Content = {
  overview: async () => ({ version: 'v1', publishedAt: 0, files: [], problems: [], facts: [] }),
  file: async path => ({ path, text: 'entries: []', revision: 'r1' }),
  check: async () => ({ problems: [], facts: [] }),
  try: async () => ({ decision: 'handOver', reason: 'unsure', candidates: [], answer: null, open: [], why: null }),
  publish: async () => ({ version: 'v2', problems: [] }),
  versions: async () => [],
  rollBack: async () => ({ version: 'v1', problems: [] }),
  missed: async () => [],
  dismiss: async () => {},
  replay: async () => ({ questions: 0, same: 0, changed: 0, nowAnswered: 0, nowLost: 0, samples: [] }),
  exportTable: async format => ({ bytes: new TextEncoder().encode('id'), name: `faq.${format}` }),
  takeBack: async () => null,
  importTable: async () => ({ changes: [], accepted: 0, refused: [] }),
}
