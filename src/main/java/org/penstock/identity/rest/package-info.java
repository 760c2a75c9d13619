/** The API of users. */
@NullMarked
package org.penstock.identity.rest;

import org.jspecify.annotations.NullMarked;
