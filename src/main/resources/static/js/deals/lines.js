// The form of the line items. A line that is renamed is free text again: the combobox takes its product away.
import { lineEditor } from "./line-editor.js";

lineEditor("line", "line-");
