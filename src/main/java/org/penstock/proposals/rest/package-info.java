/** The API of proposals. */
@NullMarked
package org.penstock.proposals.rest;

import org.jspecify.annotations.NullMarked;
