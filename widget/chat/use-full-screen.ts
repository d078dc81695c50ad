import type { RefObject } from 'preact'
import { useLayoutEffect } from 'preact/hooks'

const PHONE = '(max-width: 480px)'

/** On a phone the panel is the screen: as high as what the keyboard leaves, with the page behind it at rest. */
export function useFullScreen(panel: RefObject<HTMLElement | null>, isOpen: boolean): void {
  useLayoutEffect(() => {
    if (!isOpen) return
    const phone = matchMedia(PHONE)
    const page = document.documentElement
    const overflow = page.style.overflow
    const view = window.visualViewport

    const fit = (): void => {
      page.style.overflow = phone.matches ? 'hidden' : overflow
      const style = panel.current!.style
      style.setProperty('--sb-view-height', view ? `${view.height}px` : '100%')
      style.setProperty('--sb-view-top', view ? `${view.offsetTop}px` : '0px')
    }
    fit()
    view?.addEventListener('resize', fit)
    view?.addEventListener('scroll', fit)
    phone.addEventListener('change', fit)
    return () => {
      page.style.overflow = overflow
      view?.removeEventListener('resize', fit)
      view?.removeEventListener('scroll', fit)
      phone.removeEventListener('change', fit)
    }
  }, [isOpen])
}
