package org.ingestworkbench.standin;

/**
 * A request that the stand-in was asked.
 *
 * @param path without the query
 * @param query as it was sent, empty if there was none
 * @param status of the answer; 0 if a fault let none be sent
 * @param basic whether Basic credentials were sent
 * @param cookie whether a cookie was sent
 */
public record ServedRequest(
    String method, String path, String query, int status, boolean basic, boolean cookie) {
  @Override
  public String toString() {
    return method + " " + path + (query.isEmpty() ? "" : "?" + query) + " -> " + status;
  }
}
