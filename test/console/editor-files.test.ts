import { expect, it } from '@jest/globals'
import { groupFiles } from '../../console/editor/files/group-files.ts'

const drafted = (path: string) => ({ path, text: 'entries: []\n', base: null })

it('lists numbered files in the order of their numbers, the one without a number first', () => {
  const drafts = ['imported-10', 'imported-2', 'imported', 'imported-11', 'hours'].map(name =>
    drafted(`faq/${name}.zh.yaml`),
  )

  const [faq] = groupFiles([], drafts, [], () => null)

  expect(faq?.files.map(({ name }) => name)).toEqual([
    'hours.zh.yaml',
    'imported.zh.yaml',
    'imported-2.zh.yaml',
    'imported-10.zh.yaml',
    'imported-11.zh.yaml',
  ])
})
