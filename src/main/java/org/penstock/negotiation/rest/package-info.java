/** The API of negotiation. */
@NullMarked
package org.penstock.negotiation.rest;

import org.jspecify.annotations.NullMarked;
