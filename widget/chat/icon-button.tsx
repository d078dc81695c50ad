import type { ComponentChildren } from 'preact'

interface IconButtonProps {
  readonly label: string
  readonly onClick: () => void
  readonly children: ComponentChildren
}

export const IconButton = ({ label, onClick, children }: IconButtonProps) => (
  <button type="button" class="icon-button" aria-label={label} title={label} onClick={onClick}>
    {children}
  </button>
)
