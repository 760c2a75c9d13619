/** The kit that pages are made with: shell, texts, forms, errors, assets. It knows no business module. */
@ApplicationModule(type = ApplicationModule.Type.OPEN)
@NullMarked
package org.penstock.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
