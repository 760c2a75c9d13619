/** The API of activities. */
@NullMarked
package org.penstock.activities.rest;

import org.jspecify.annotations.NullMarked;
