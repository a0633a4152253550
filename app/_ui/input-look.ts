/** The look of everything one types or chooses in. Phones get 16 px, or they zoom in. */
export const inputLook =
  "w-full min-w-0 rounded-md border border-line-strong/70 bg-raised px-2.5 text-base text-text placeholder:text-quiet transition-colors duration-100 hover:border-line-strong focus:border-accent focus:outline-2 focus:-outline-offset-1 focus:outline-accent h-11 md:h-8 md:text-sm pointer-coarse:h-11 disabled:cursor-not-allowed disabled:bg-sunken disabled:text-quiet aria-invalid:border-blocked aria-invalid:focus:outline-blocked";
