import { asksSomething } from './asks-something.ts'

/** "我不想退货", "我没说要取消": what is not wanted. "不想要了" is a wish to return something, and no refusal. */
const REFUSAL =
  /^(?:我|俺|咱|我们)?(?:现在|又|也|就|真|可|并|暂时|其实)*(?:不想|不要|不用|不打算|不准备|没想|没说|没有说|没打算)(?:要|过|想)*(?:你们|给我|帮我)*(?:退|换|修|取消|安装|装|拆|发票|开票|投诉|回收|延期|改)\p{Script=Han}{0,4}[。.!！~]*$/u
/** The wish has changed: 不退了, 不想装了. */
const NO_LONGER = /了[。.!！~]*$/u

/** Whether a text does nothing but say what is not wanted. Expects normalized text. */
export function refusesSomething(text: string): boolean {
  return REFUSAL.test(text) && !NO_LONGER.test(text) && !asksSomething({ text, isMarked: false })
}
