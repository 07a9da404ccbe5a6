import type { ReactElement } from "react"
import { first } from "../../dataset/first.ts"
import { modelVersion } from "../../engine/basics/version.ts"
import { TechniqueMark } from "../../features/common/TechniqueMark.tsx"
import { techniqueOrder, techniqueStyle } from "../../features/common/techniqueStyle.ts"
import { scenarioTitle } from "../title.ts"
import { pictureOf, type Frame } from "./deck.ts"
import { BoardSlide, CostSlide } from "./FigureSlides.tsx"
import { LessonSlide } from "./LessonSlide.tsx"
import { SharingSlide } from "./SharingSlide.tsx"
import { TechniqueSlide } from "./TechniqueSlide.tsx"
import type { Deck } from "./useDeck.ts"
import css from "./Present.module.css"
import own from "./SlideView.module.css"

export interface SlideViewProps {
  readonly frame: Frame
  readonly deck: Deck
}

/** One slide at one of its steps. */
export function SlideView({ frame, deck }: SlideViewProps): ReactElement | null {
  const { slide, step } = frame
  const { report, scenario, sharing } = deck
  switch (slide.kind) {
    case "start":
      return <StartSlide title={scenarioTitle(scenario, first)} />
    case "technique":
      return <TechniqueSlide row={slide.row} step={step} />
    case "board":
      return <BoardSlide report={report} scenario={scenario} step={step} />
    case "share":
      return sharing && <SharingSlide sharing={sharing} step={step} />
    case "cost":
      return <CostSlide report={report} scenario={scenario} step={step} />
    case "lesson":
      return <LessonSlide lesson={slide.lesson} part={slide.part} step={step} picture={pictureOf(frame)} />
  }
}

const StartSlide = ({ title }: { readonly title: string }): ReactElement => (
  <div className={css["slide"]}>
    <h2 className={own["opening"]}>GPU virtualization</h2>
    <p className={own["lead"]}>{title}</p>
    <ul className={own["four"]}>
      {techniqueOrder.map((technique) => (
        <li key={technique}>
          <TechniqueMark technique={technique} size={30} />
          <span>
            <b>{techniqueStyle[technique].name}</b>: {techniqueStyle[technique].inWords}
          </span>
        </li>
      ))}
    </ul>
    <p className={css["quiet"]}>
      GPU Virtualization Explorer, dataset {first.version}, model {modelVersion}
    </p>
  </div>
)
