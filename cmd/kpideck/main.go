package main

import "os"

func main() {
	os.Exit(int(run(processEnvironment())))
}
