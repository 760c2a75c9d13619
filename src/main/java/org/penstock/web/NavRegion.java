package org.penstock.web;

/** A region below the main navigation, loaded by its URL after the page: the saved views. A module supplies it as a bean. */
public record NavRegion(String path, int order) {}
