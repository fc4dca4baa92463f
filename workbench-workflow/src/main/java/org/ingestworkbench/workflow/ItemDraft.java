package org.ingestworkbench.workflow;

/**
 * A piece of work for people, before it is handed out.
 *
 * @param key unique in its task, the same whenever it is asked for
 * @param title what people are shown
 */
public record ItemDraft(String key, String title) {}
