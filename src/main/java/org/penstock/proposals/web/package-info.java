/** The pages of proposals: the region of a deal. */
@NullMarked
package org.penstock.proposals.web;

import org.jspecify.annotations.NullMarked;
