import type { ComponentProps } from "react"
import styles from "./Button.module.css"
import { classes } from "./classes.ts"
import { Icon, type IconName } from "./Icon.tsx"
import { Tooltip } from "./Tooltip.tsx"

export interface ButtonProps extends ComponentProps<"button"> {
  /** primary: the one thing to do here; secondary: outlined; quiet: text until pointed at; danger: destroys. */
  readonly variant?: "primary" | "secondary" | "quiet" | "danger"
  readonly icon?: IconName
  /** After the words, as for a menu's chevron. */
  readonly iconEnd?: IconName
}

export function Button({ variant = "secondary", icon, iconEnd, className, children, type = "button", ...rest }: ButtonProps) {
  return (
    <button type={type} className={classes(styles.button, styles[variant], className)} {...rest}>
      {icon && <Icon name={icon} />}
      {children}
      {iconEnd && <Icon name={iconEnd} size={14} />}
    </button>
  )
}

export interface IconButtonProps extends Omit<ComponentProps<"button">, "children" | "aria-label"> {
  /** Its accessible name, shown as a tooltip. */
  readonly label: string
  readonly icon: IconName
  readonly variant?: "secondary" | "quiet" | "danger"
}

export function IconButton({ label, icon, variant = "quiet", className, type = "button", ...rest }: IconButtonProps) {
  return (
    <Tooltip content={label}>
      <button type={type} aria-label={label} className={classes(styles.button, styles.iconOnly, styles[variant], className)} {...rest}>
        <Icon name={icon} />
      </button>
    </Tooltip>
  )
}
