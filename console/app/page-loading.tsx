import { Spin } from 'antd'
import { useWords } from '../language/language.ts'

export function PageLoading() {
  const words = useWords()
  return (
    <main className="quiet-state" aria-busy="true">
      <Spin />
      <p>{words.loading}</p>
    </main>
  )
}
