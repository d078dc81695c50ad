import type { Choice } from '../../protocol/message.ts'
import { cleanText } from './clean-text.ts'
import { useDesk } from './desk.ts'

export function Choices({ label, choices }: { label: string; choices: readonly Choice[] }) {
  const { chat } = useDesk()
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset brings its own look and announces every button twice
    <div class="choices" role="group" aria-label={label}>
      {choices.map(({ id, label }) => (
        <button key={id} type="button" class="choice" onClick={() => chat.post({ choice: id, label })}>
          {cleanText(label)}
        </button>
      ))}
    </div>
  )
}
