package org.ingestworkbench;
