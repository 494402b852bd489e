-- let go of the working file
detach work
