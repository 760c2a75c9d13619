package org.penstock.web;

import org.jspecify.annotations.Nullable;
import org.penstock.kernel.Actor;

/** A signed-in person has chosen a theme or a language in the menu; the module of accounts keeps it. Null = unchanged. */
public record AppearanceChosen(
        Actor actor, @Nullable String theme, @Nullable String language) {}
