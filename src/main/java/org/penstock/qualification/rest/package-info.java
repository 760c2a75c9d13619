/** The API of qualification. */
@NullMarked
package org.penstock.qualification.rest;

import org.jspecify.annotations.NullMarked;
