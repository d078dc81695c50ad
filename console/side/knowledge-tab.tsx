import { BulbOutlined, FrownOutlined } from '@ant-design/icons'
import { Button, Skeleton } from 'antd'
import { useDesk, useWorkspace } from '../app/workspace-context.ts'
import { useWords } from '../language/language.ts'
import { SuggestionCard } from './suggestion-card.tsx'

export function KnowledgeTab({ conversationId }: { conversationId: string }) {
  const words = useWords()
  const { desk, composer } = useWorkspace()
  const suggestions = useDesk(state => state.suggestions[conversationId])
  const canWrite = useDesk(
    ({ threads }) => threads[conversationId]?.isOwner === true && threads[conversationId]?.status?.status === 'agent',
  )
  const answers = suggestions?.answers ?? []

  if (answers.length === 0 && suggestions?.phase === 'failed')
    return (
      <div className="quiet-state">
        <FrownOutlined aria-hidden />
        <p>{words.side.suggestionsFailed}</p>
        <Button size="small" onClick={() => desk.refreshSuggestions(conversationId)}>
          {words.again}
        </Button>
      </div>
    )
  if (answers.length === 0 && suggestions?.phase === 'ready')
    return (
      <div className="quiet-state">
        <BulbOutlined aria-hidden />
        <strong>{words.side.noSuggestions}</strong>
        <p>{words.side.noSuggestionsHint}</p>
      </div>
    )
  if (answers.length === 0) return <Skeleton className="side-loading" active paragraph={{ rows: 5 }} />
  return (
    <section className="suggestions" aria-label={words.side.suggestions} aria-busy={suggestions?.phase === 'loading'}>
      <p className="suggestions-lead">{words.side.suggestionsFor}</p>
      {answers.map((answer, index) => (
        <SuggestionCard
          key={answer.entryId}
          answer={answer}
          position={index + 1}
          canUse={canWrite}
          use={() => composer.current?.insert(answer.text)}
        />
      ))}
    </section>
  )
}
