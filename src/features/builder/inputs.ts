export { Inputs, type InputsProps } from "./Inputs.tsx"
