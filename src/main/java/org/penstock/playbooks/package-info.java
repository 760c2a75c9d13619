/**
 * Playbooks: pipelines as data that can be copied, changed, compared and published, and what is planned when a deal enters a
 * stage. URLs: /settings/playbooks, /playbooks.
 *
 * <p>{@link org.penstock.playbooks.Playbooks} keeps them, {@link org.penstock.playbooks.PlaybookPublishing} makes pipelines of
 * them and says before what that does to running deals. What other modules keep for a pipeline comes in by {@link
 * org.penstock.deals.PlaybookPart}.
 */
@NullMarked
package org.penstock.playbooks;

import org.jspecify.annotations.NullMarked;
