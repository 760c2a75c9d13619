/**
 * What a deal is to be for: questions and answers, pains, goals and requirements, who has a say, what the catalog meets of it.
 * URLs: /settings/question-sets, and of a deal /needs.
 */
@NullMarked
package org.penstock.needs;

import org.jspecify.annotations.NullMarked;
