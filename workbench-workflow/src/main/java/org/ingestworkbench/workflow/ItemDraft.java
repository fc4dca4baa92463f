package org.ingestworkbench.workflow;

/**
 * A piece of work for people, before it is handed out.
 *
 * @param key unique in its task, and the same each time
 * @param title the text that people see
 */
public record ItemDraft(String key, String title) {}
