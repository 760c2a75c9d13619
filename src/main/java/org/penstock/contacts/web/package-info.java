/** Pages of people and organisations, and the pickers that other pages use. */
@NullMarked
package org.penstock.contacts.web;

import org.jspecify.annotations.NullMarked;
