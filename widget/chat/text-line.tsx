interface TextLineProps {
  readonly label: string
  readonly value: string
  readonly onChange: (text: string) => void
  readonly required?: boolean
}

/** One line of text in a card; its label is its placeholder. */
export const TextLine = ({ label, value, onChange, required }: TextLineProps) => (
  <input
    class="comment"
    required={required}
    minLength={required ? 3 : 0}
    maxLength={required ? 200 : 1000}
    placeholder={label}
    aria-label={label}
    value={value}
    onInput={event => onChange(event.currentTarget.value)}
  />
)
