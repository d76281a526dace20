/** The verify page of a student's site. It knows no issuers: such a list would be the student's. */
import { start } from "./tool.js";

start();
