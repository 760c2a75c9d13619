/** The API of closing. */
@NullMarked
package org.penstock.closing.rest;

import org.jspecify.annotations.NullMarked;
