@NullMarked
package org.penstock.customers.rest;

import org.jspecify.annotations.NullMarked;
