/** Pages of sign-in, the own account and everybody's accounts. */
@NullMarked
package org.penstock.identity.web;

import org.jspecify.annotations.NullMarked;
