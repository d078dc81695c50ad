import { describe, expect, it } from '@jest/globals'
import { type Classifier, createTeacher, type Lesson, scoreInto } from '../../bot/learn/classifier.ts'
import { MEANING_NUMBERS, type Vector } from '../../bot/match/weighing.ts'

const CLASSES = 19
const FEATURES = 60

/** A question of these features, whose meaning is one of the numbers. */
function vectorOf(ids: readonly number[], meant: number): Vector {
  const meaning = new Float32Array(MEANING_NUMBERS)
  meaning[meant] = 1
  const values = Float32Array.from(ids, () => 1 / Math.sqrt(ids.length))
  return { ids: Int32Array.from(ids), values, meaning, dense: meaning, unseenShare: new Float32Array(4) }
}

/** Three questions an entry: a feature of its own, one that all have, and one of chance. */
const vectors = Array.from({ length: 3 * CLASSES }, (_, i) =>
  vectorOf([Math.floor(i / 3), 30, 31 + (i % 7)], Math.floor(i / 3)),
)
const labels = Int32Array.from(vectors, (_, i) => Math.floor(i / 3))
const lesson: Lesson = { vectors, labels, rounds: 18, copies: 1 }

/** What is likeliest, and by how much its log-odds lead. */
function likeliest(classifier: Classifier, asked: Vector) {
  const scores = new Float32Array(CLASSES)
  scoreInto(scores, classifier, asked)
  const [first, second] = scores.toSorted().reverse()
  return { entry: scores.indexOf(first!), lead: first! - second! }
}

describe('the classifier', () => {
  it('tells the entries apart by the features that only one of them has', () => {
    const classifier = createTeacher(CLASSES, FEATURES)(lesson)

    for (let entry = 0; entry < CLASSES; entry++) {
      const { entry: found, lead } = likeliest(classifier, vectorOf([entry, 30, 40], 100))
      expect(found).toBe(entry)
      expect(lead).toBeGreaterThan(0.5)
    }
  })

  it('tells them apart by what is meant, where the words are new', () => {
    const classifier = createTeacher(CLASSES, FEATURES)(lesson)

    for (let entry = 0; entry < CLASSES; entry++) {
      expect(likeliest(classifier, vectorOf([50, 51], entry)).entry).toBe(entry)
    }
  })

  it('tells them apart by any number beside the features, also by one after those of the meaning', () => {
    const withGist = (vector: Vector, at: number): Vector => {
      const dense = new Float32Array(MEANING_NUMBERS + CLASSES + 1)
      dense[MEANING_NUMBERS + at] = 1
      return { ...vector, dense }
    }
    const taught = vectors.map((vector, i) => withGist(vector, labels[i]!))
    const classifier = createTeacher(CLASSES, FEATURES)({ ...lesson, vectors: taught })

    for (let entry = 0; entry < CLASSES; entry++) {
      expect(likeliest(classifier, withGist(vectorOf([50, 51], 0), entry)).entry).toBe(entry)
    }
  })

  it('learns the same from the same, whatever was learned in the same memory before', () => {
    const other = { ...lesson, labels: labels.toReversed(), copies: 3 }
    const long = { ...lesson, vectors: vectors.map(({ dense }, i) => ({ ...vectors[(i * 5) % 57]!, dense })) }
    const used = createTeacher(CLASSES, FEATURES)
    used(other)
    used(long)

    expect(used(lesson)).toEqual(createTeacher(CLASSES, FEATURES)(lesson))
    expect(used(other)).toEqual(createTeacher(CLASSES, FEATURES)(other))
    expect(used(other)).not.toEqual(used(lesson))
  })

  it('takes a question that is longer than all before', () => {
    const teach = createTeacher(CLASSES, FEATURES)
    teach(lesson)
    const longer = vectorOf(
      Array.from({ length: FEATURES }, (_, id) => id),
      3,
    )
    const given = { ...lesson, vectors: [...vectors, longer], labels: Int32Array.from([...labels, 3]) }

    expect(teach(given)).toEqual(createTeacher(CLASSES, FEATURES)(given))
  })
})
