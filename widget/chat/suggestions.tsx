import { cleanText } from './clean-text.ts'
import { useDesk } from './desk.ts'
import type { Suggestion } from './use-typeahead.ts'

export const SUGGESTIONS_ID = 'suggestions'
export const suggestionId = (index: number): string => `suggestion-${index}`

interface SuggestionsProps {
  readonly found: readonly Suggestion[]
  readonly active: number
  readonly onPick: (suggestion: Suggestion) => void
}

export function Suggestions({ found, active, onPick }: SuggestionsProps) {
  const { phrases } = useDesk()
  return (
    <>
      <span class="unseen" role="status">
        {found.length > 0 && phrases.suggestionCount(found.length)}
      </span>
      {found.length > 0 && (
        <div class="suggestions" id={SUGGESTIONS_ID} role="listbox" aria-label={phrases.suggestions}>
          {found.map((suggestion, i) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the input's, as in every listbox of this kind
            // biome-ignore lint/a11y/useFocusableInteractive: the input keeps the focus and names the active option
            <div
              key={suggestion.id}
              id={suggestionId(i)}
              role="option"
              aria-selected={i === active}
              onMouseDown={event => event.preventDefault()}
              onClick={() => onPick(suggestion)}
            >
              {cleanText(suggestion.title)}
            </div>
          ))}
        </div>
      )}
    </>
  )
}
