/** The API of needs. */
@NullMarked
package org.penstock.needs.rest;

import org.jspecify.annotations.NullMarked;
